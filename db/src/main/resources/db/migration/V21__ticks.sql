-- Prices that sources push between slots, in the order of their commit.

create table push_sequence (
    only_row tinyint not null primary key check (only_row = 1),
    last_seq bigint  not null
) comment 'its row lock makes the order of pushed prices the order of their commit';
insert into push_sequence values (1, 0);

create table pushed_price (
    seq       bigint      not null primary key,
    price_id  bigint      not null references price (id),
    quality   tinyint     not null comment 'as it stands until the next run: STALE although it is the newest, for instance',
    pushed_at datetime(6) not null,
    index (pushed_at)
) comment 'which prices did not wait for a slot; needed until a published run includes them';
