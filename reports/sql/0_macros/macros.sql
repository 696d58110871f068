-- The only ways to divide. A rate of nothing is null, never 0.
create macro rate(part, whole) as case when whole > 0 then part::double / whole end;

-- 95 % Wilson score interval, z = 1.959964 (E. B. Wilson 1927; Brown, Cai, DasGupta 2001, eq. 4). Null for nothing, and for a
-- share above 1, which is no proportion. The ends are exact where no or every trial succeeded.
create macro wilson_low(part, whole) as case
    when whole > 0 and part <= whole then case when part = 0 then 0.0 else
        (part::double / whole + 1.959964 * 1.959964 / (2.0 * whole)
            - 1.959964 * sqrt(part::double / whole * (1 - part::double / whole) / whole + 1.959964 * 1.959964 / (4.0 * whole * whole)))
        / (1 + 1.959964 * 1.959964 / whole) end
end::double;

create macro wilson_high(part, whole) as case
    when whole > 0 and part <= whole then case when part = whole then 1.0 else
        (part::double / whole + 1.959964 * 1.959964 / (2.0 * whole)
            + 1.959964 * sqrt(part::double / whole * (1 - part::double / whole) / whole + 1.959964 * 1.959964 / (4.0 * whole * whole)))
        / (1 + 1.959964 * 1.959964 / whole) end
end::double;

-- The clock of a zone that is offset_us microseconds ahead of UTC.
create macro local_time(instant, offset_us) as make_timestamp(epoch_us(instant) + offset_us);

-- A row's place among all rows: the dump in file order, then the row.
create macro event_no(dump, row_no) as (dump::ubigint << 40) | row_no::ubigint;

-- The first fault of an event row, in the order of the data contract, from that which it has by itself and from what other dumps tell: H, the
-- latest received_at of any readable row, is the variable latest_received (null: no upper bound). Null for an accepted row or a duplicate.
create macro fault_of(own_fault, occurred_at, event_type, campaign_no) as case
    when own_fault <= 5 then own_fault
    when occurred_at > getvariable('latest_received')::timestamp + interval 24 hour then 6
    when own_fault is not null then own_fault
    when event_type <= 6 and campaign_no is null then 10
end::utinyint;
