-- A daily close is never overwritten: what was learnt later makes another version of it, and the newest counts. So "as known then"
-- is a question about recorded_at, as it is for prices and entries.
alter table daily_close
    add column contributions decimal(24, 4) not null default 0 comment 'what came in from outside that day, base currency' after realised_gain,
    add column withdrawals   decimal(24, 4) not null default 0 comment 'what went out that day, base currency, not negative' after contributions,
    add column as_of         datetime(6)    not null default '1970-01-01' comment 'prices and rates until then count; entries until the end of the day',
    add column recorded_at   datetime(6)    not null default '1970-01-01' comment 'what was recorded later is not in it',
    add column position_seq  bigint         comment 'bookings until then are in it; null where that is not known',
    modify column slot       bigint         not null comment 'the last slot before local midnight it was taken from; 0 when computed from ledger and prices',
    comment 'one row a portfolio, day and version, for long charts; a late price or entry adds a version';

update daily_close c
join   portfolio p on p.id = c.portfolio_id
left   join run r on r.slot = c.slot and r.revision = c.revision
set    c.contributions = greatest(c.flows, 0),
       c.withdrawals = greatest(-c.flows, 0),
       c.position_seq = r.position_seq,
       c.as_of = coalesce(r.inputs_at, convert_tz(timestamp(c.day + interval 1 day), p.zone, '+00:00'), timestamp(c.day + interval 1 day)),
       c.recorded_at = coalesce(r.inputs_at, convert_tz(timestamp(c.day + interval 1 day), p.zone, '+00:00'), timestamp(c.day + interval 1 day));

alter table daily_close
    alter column contributions drop default,
    alter column withdrawals drop default,
    alter column as_of drop default,
    alter column recorded_at drop default,
    drop column flows,
    drop primary key,
    add primary key (portfolio_id, day, recorded_at);

create table stale_close (
    portfolio_id bigint      not null primary key references portfolio (id),
    from_day     date        not null comment 'closes from this day on are to be computed again',
    position_seq bigint      not null comment 'a run that valued at this sequence or later knows of the change already',
    try_at       datetime(6) not null,
    index (try_at)
) comment 'portfolios whose past changed; removed when their closes are right';

create table stale_close_scan (
    only_row       tinyint     not null primary key check (only_row = 1),
    recorded_until datetime(6) not null comment 'prices, rates and late runs until then have been looked at'
);
insert into stale_close_scan values (1, utc_timestamp(6));
