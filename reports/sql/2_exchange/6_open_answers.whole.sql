-- table
-- Answers to open messages, and those that may find none. Grain: one row per answer.
with
asked as (
    select message_key from exchange.open_ids
    union
    select message_key from exchange.open_messages where message_key is not null
)
select a.*
from exchange.answers as a
where a.message_key is null or a.message_key in (select message_key from asked)
