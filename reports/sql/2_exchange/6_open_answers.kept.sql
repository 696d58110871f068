-- table
-- Their answers, and those that may find none. Grain: one row per answer.
select * from exchange.answers
