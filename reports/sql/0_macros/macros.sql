-- The only ways to divide. A rate of nothing is null, never 0.
create macro rate(part, whole) as case when whole > 0 then part::double / whole end;

-- One end of the score interval of E. B. Wilson 1927 for a rate over so many trials: side −1 is the lower, 1 the upper.
create macro wilson_end(rate, trials, z, side) as
    (rate + z * z / (2.0 * trials) + side * z * sqrt(rate * (1 - rate) / trials + z * z / (4.0 * trials * trials))) / (1 + z * z / trials);

-- 95 % interval of a rate over users, z = 1.959964. Null for nothing, and for a share above 1, which is no proportion. The ends are exact where no or every trial succeeded.
create macro wilson_low(part, whole) as case
    when whole > 0 and part <= whole then case when part = 0 then 0.0 else wilson_end(part::double / whole, whole, 1.959964, -1) end
end::double;

create macro wilson_high(part, whole) as case
    when whole > 0 and part <= whole then case when part = whole then 1.0 else wilson_end(part::double / whole, whole, 1.959964, 1) end
end::double;

-- The clock of a zone that is offset_us microseconds ahead of UTC.
create macro local_time(instant, offset_us) as make_timestamp(epoch_us(instant) + offset_us);

-- A row's place among all rows: the dump in file order, then the row.
create macro event_no(dump, row_no) as (dump::ubigint << 40) | row_no::ubigint;

-- The first fault of an event row, in the order of the data contract, from that which it has by itself and from what other dumps tell: the
-- latest instant that an event may have occurred is the variable known_until (null: any). Null for an accepted row or a duplicate.
create macro fault_of(own_fault, occurred_at, event_type, campaign_no) as case
    when own_fault <= 5 then own_fault
    when occurred_at > getvariable('known_until')::timestamp then 6
    when own_fault is not null then own_fault
    when event_type <= 6 and campaign_no is null then 10
end::utinyint;

-- What was summed in whole millionths.
create macro from_millionths(a) as a::double / 1e6;

-- Sums of whole numbers, which no order of threads changes.
create macro total(a) as coalesce(sum(a), 0)::bigint;
create macro products(a, b) as coalesce(sum(a::bigint * b), 0)::bigint;

-- What of the messages of users the interval of a rate needs. Of each user n messages, x of them with the response: m users with a message, and over
-- them Σn·n, Σx·n, Σx·x. v is the variance of the rate Σx ÷ Σn where users are independent and their messages are not (delta method): E. L. Korn,
-- B. I. Graubard 1998; A. Deng, U. Knoblich, J. Lu 2018.
create macro rate_variance(m, n, x, nn, xn, xx) as case
    when m > 1 and n > 0 then m::double / (m - 1) * (xx - 2.0 * x / n * xn + (x::double / n) * (x::double / n) * nn) / (n::double * n)
end;

-- By how much more the rate varies than if every message were another user's: 1 and up. Where that cannot be seen (no or every message has the
-- response, or there is one user) each user counts once.
create macro design_effect(m, n, x, nn, xn, xx) as case
    when n > 0 and m > 0 and x <= n then case when x = 0 or x = n or m = 1 then n::double / m
        else greatest(1.0, rate_variance(m, n, x, nn, xn, xx) * n / ((x::double / n) * (1 - x::double / n))) end
end::double;

-- The 97.5 % point of Student's t. The variable t975 holds it for small df, from 1; beyond them R. A. Fisher, E. A. Cornish 1960 is exact to 12 digits.
create macro t975(df) as case
    when df >= 1 and df <= 250 then list_extract(getvariable('t975')::double[], df::bigint)
    when df >= 1 then 1.959963984540054 + (1.959963984540054 ** 3 + 1.959963984540054) / (4e0 * df)
        + (5 * 1.959963984540054 ** 5 + 16 * 1.959963984540054 ** 3 + 3 * 1.959963984540054) / (96e0 * df * df)
        + (3 * 1.959963984540054 ** 7 + 19 * 1.959963984540054 ** 5 + 17 * 1.959963984540054 ** 3 - 15 * 1.959963984540054) / (384e0 * df * df * df)
        + (79 * 1.959963984540054 ** 9 + 776 * 1.959963984540054 ** 7 + 1482 * 1.959963984540054 ** 5
            - 1920 * 1.959963984540054 ** 3 - 945e0 * 1.959963984540054) / (92160e0 * df * df * df * df)
end;

-- Wilson's interval on the effective number of messages, with Student's t over users in place of z: the 95 % interval of a rate over messages.
-- One user says nothing about others: 0 to 1. What goes in stands in a struct, by a list of one: a macro writes an argument out wherever it names it,
-- and planning so long an expression took more time than the figures of a small site.
create macro user_end(m, n, x, nn, xn, xx, side) as list_extract(list_transform(
    [{rate: x::double / n, trials: n / design_effect(m, n, x, nn, xn, xx), z: t975(m - 1)}],
    lambda e: wilson_end(e.rate, e.trials, e.z, side)
), 1);

create macro user_low(m, n, x, nn, xn, xx) as case
    when n > 0 and x <= n then case when x = 0 or m = 1 then 0.0 else user_end(m, n, x, nn, xn, xx, -1) end
end::double;

create macro user_high(m, n, x, nn, xn, xx) as case
    when n > 0 and x <= n then case when x = n or m = 1 then 1.0 else user_end(m, n, x, nn, xn, xx, 1) end
end::double;
