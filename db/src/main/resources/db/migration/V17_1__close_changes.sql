create table close_change (
    seq             bigint not null primary key comment 'taken from position_sequence, like everything that changes what a run values with',
    first_portfolio bigint not null,
    last_portfolio  bigint not null
) comment 'closes that were written of portfolios in this range: who keeps them in memory reads them again';
