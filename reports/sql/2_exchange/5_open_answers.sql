-- table
-- Answers to open messages, and those that may find none. Grain: one row per answer.
with
open_ids as (
    select message_key from exchange.open_ids
    union
    select message_key from exchange.open_messages where message_key is not null
)
select a.* from exchange.answers as a semi join open_ids as i on i.message_key = a.message_key
union all
select * from exchange.answers where message_key is null
