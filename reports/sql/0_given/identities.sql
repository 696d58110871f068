-- Whom ids stand for. Most lead straight to one person, and are settled here; the others are followed from one to the next in code.
-- Reads: given.identity_pairs (alias_key, user_key: 64-bit hashes of two ids of one person; one row per pair).
-- given.identities: one row per alias that leads to one id, which itself is no alias. given.linked_identities: the pairs of all others, and those these lead to.
create table given.identities as
select alias_key, any_value(user_key) as user_key
from given.identity_pairs
group by alias_key
having count(*) = 1 and any_value(user_key) not in (select alias_key from given.identity_pairs);

create table given.linked_identities as
with
linked as (
    select alias_key, user_key
    from given.identity_pairs
    where alias_key not in (select alias_key from given.identities)
)
select alias_key, user_key from linked
union
select alias_key, user_key from given.identities where alias_key in (select user_key from linked);

delete from given.identities where alias_key in (select alias_key from given.linked_identities);
