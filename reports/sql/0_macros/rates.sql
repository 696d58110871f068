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
