-- table
-- Messages whose answers must be matched by the rules: all that are looked at. Grain: one row per message.
select * from exchange.messages
