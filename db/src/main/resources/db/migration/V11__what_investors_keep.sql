-- Between closing and reopening a portfolio was not there: runs of sequences in between know nothing of it, then and later.
create table portfolio_pause (
    portfolio_id bigint not null references portfolio (id),
    closed_seq   bigint not null,
    reopened_seq bigint not null,
    primary key (portfolio_id, closed_seq)
) comment 'a portfolio that was closed for a while; sequences from closed_seq on, before reopened_seq';

-- A duplicate stays with all that was ever said and booked of it, and points to what it turned out to be.
alter table instrument
    add column merged_into int null references instrument (id);

-- What a user wants to be told of a portfolio.
create table alert_rule (
    user_id      bigint         not null references app_user (id),
    portfolio_id bigint         not null references portfolio (id),
    move_percent decimal(9, 4)  null comment 'tell when a run moves it by this much or more since the one before, percent of its worth',
    move_amount  decimal(24, 4) null comment 'or by this amount, base currency',
    stale_prices boolean        not null comment 'tell when a price it uses becomes stale',
    primary key (portfolio_id, user_id),
    index (user_id)
) comment 'updated in place by its user';

create table notification (
    id           bigint         not null auto_increment primary key,
    user_id      bigint         not null references app_user (id),
    portfolio_id bigint         not null references portfolio (id),
    kind         varchar(20)    not null comment 'LARGE_MOVE, STALE_PRICES',
    slot         bigint         not null,
    created_at   datetime(6)    not null,
    currency     char(3)        not null,
    move_amount  decimal(24, 4) null,
    move_percent decimal(14, 4) null,
    prices       int            null comment 'how many are stale',
    read_at      datetime(6)    null,
    unique (user_id, portfolio_id, kind, slot),
    index (user_id, read_at)
) comment 'what a user was told; once per rule and slot';
