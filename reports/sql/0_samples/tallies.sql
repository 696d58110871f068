-- How many rows of the day are of each kind. One row per kind, campaign and arm.
select stream, event_type, campaign_no, is_b and (select has_variants from samples.campaigns c where c.campaign_no = a.campaign_no) as is_b,
    is_late and not is_duplicate as is_late, is_duplicate, fault, count(*) as rows
from samples.acts a
group by all
order by all
