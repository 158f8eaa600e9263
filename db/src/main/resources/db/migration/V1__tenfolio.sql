-- Tenfolio's tables. Instants are UTC datetime(6); a slot is epoch seconds; decimals of quantities, prices
-- and rates are decimal(38, 18); worths are decimal(24, 4). What is recorded is never updated in place
-- unless a comment says so.

-- installation: what holds for this database as a whole --------------------------------------------------
create table installation (
    name  varchar(40)  not null primary key,  -- block_size, demo, ...
    value varchar(200) not null
) comment 'facts about this database that never change, e.g. the block size and whether it is a demo';

create table node (
    id              varchar(80)  not null primary key,
    role            varchar(20)  not null,
    version         varchar(40)  not null,
    started_at      datetime(6)  not null,
    seen_at         datetime(6)  not null,
    clock_offset_ms bigint       not null,
    state           varchar(20)  not null,
    index (role, seen_at)
) comment 'who is here; each node renews its own row';

-- access --------------------------------------------------------------------------------------------------
create table app_user (
    id            bigint       not null auto_increment primary key,
    login         varchar(190) not null,
    display_name  varchar(200) not null,
    password_hash varchar(255) not null,
    role          varchar(20)  not null,
    enabled       boolean      not null,
    locale        varchar(35)  not null,
    zone          varchar(60)  not null,
    demo          boolean      not null default false,
    created_at    datetime(6)  not null,
    unique (login)
) comment 'people who log in; updated in place, each change audited';

create table login_throttle (
    bucket       varbinary(32) not null primary key comment 'a hash of what is throttled: a login, an address',
    failures     int           not null,
    last_failure datetime(6)   not null,
    index (last_failure)
) comment 'failed logins that have not been forgotten yet';

-- portfolios ------------------------------------------------------------------------------------------------
create table portfolio (
    id            bigint       not null auto_increment primary key,
    owner_id      bigint       not null references app_user (id),
    name          varchar(200) not null,
    base_currency char(3)      not null,
    zone          varchar(60)  not null,
    cost_method   varchar(20)  not null,
    created_at    datetime(6)  not null,
    closed_at     datetime(6),
    opened_seq    bigint       not null comment 'taken from position_sequence like a change of a position, so that any sequence',
    closed_seq    bigint       comment 'tells which portfolios were open then',
    index (owner_id)
) comment 'id also fixes block and place: ids are never used again';

create table portfolio_grant (
    portfolio_id bigint      not null references portfolio (id),
    user_id      bigint      not null references app_user (id),
    level        varchar(10) not null comment 'READ or EDIT',
    granted_at   datetime(6) not null,
    primary key (portfolio_id, user_id),
    index (user_id)
);

create table account (
    id             bigint       not null auto_increment primary key,
    portfolio_id   bigint       not null references portfolio (id),
    name           varchar(200) not null,
    kind           varchar(20)  not null,
    shorts_allowed boolean      not null,
    created_at     datetime(6)  not null,
    closed_at      datetime(6),
    index (portfolio_id)
);

-- instruments -----------------------------------------------------------------------------------------------
create table instrument (
    id          int          not null auto_increment primary key,
    asset_class varchar(20)  not null,
    name        varchar(200) not null,
    symbol      varchar(40)  not null,
    venue       char(4)      not null default '' comment 'MIC, or empty',
    currency    char(3)      not null,
    sector      varchar(60)  not null default '',
    country     varchar(2)   not null default '',
    created_at  datetime(6)  not null,
    index (name)
);

create table instrument_identifier (
    scheme        varchar(10) not null comment 'ISIN, TICKER, SOURCE',
    qualifier     varchar(40) not null default '' comment 'MIC of a ticker, name of a source, else empty',
    code          varchar(80) not null,
    instrument_id int         not null references instrument (id),
    primary key (scheme, qualifier, code),
    index (instrument_id)
);

-- venues: when a price is due ---------------------------------------------------------------------------------
create table venue (
    mic           varchar(10) not null primary key comment 'a MIC, or FUND-IN, ECB, CRYPTO for what has no venue',
    zone          varchar(60) not null,
    rhythm        varchar(12) not null comment 'CONTINUOUS: prices from opens to closes; DAILY: one value that holds at opens and is due at closes',
    opens         time        not null,
    closes        time        not null comment 'at or before opens: on the day after',
    days          varchar(20) not null comment 'ISO weekday numbers, e.g. 12345',
    grace_minutes int         not null comment 'how late a price may be before the old one is stale'
);

create table venue_holiday (
    mic  varchar(10)  not null references venue (mic),
    day  date         not null,
    name varchar(100) not null,
    primary key (mic, day)
);

-- prices -------------------------------------------------------------------------------------------------------
create table raw_quote (
    id           bigint       not null auto_increment primary key,
    source       varchar(40)  not null,
    hash         binary(32)   not null comment 'SHA-256 of the body',
    fetched_at   datetime(6)  not null,
    content_type varchar(200) not null,
    body         longblob     not null comment 'deflated',
    unique (source, hash),
    index (fetched_at)
) comment 'answers word for word, the same once';

create table fetch_attempt (
    id           bigint      not null auto_increment primary key,
    slot         bigint      not null,
    revision     int         not null,
    source       varchar(40) not null,
    started_at   datetime(6) not null,
    millis       int         not null,
    outcome      varchar(20) not null comment 'ANSWERED, FAILED, SKIPPED, NOT_DUE',
    detail       varchar(500) not null default '',
    raw_quote_id bigint,
    index (slot, revision),
    index (source, outcome, started_at)
) comment 'each attempt to ask a source in a run, and how it ended';

create table price (
    id            bigint          not null auto_increment primary key,
    instrument_id int             not null references instrument (id),
    as_of         datetime(6)     not null comment 'effective: the source''s own time',
    recorded_at   datetime(6)     not null,
    per_unit      decimal(38, 18) not null,
    currency      char(3)         not null,
    source        varchar(40)     not null,
    quality       tinyint         not null comment 'FRESH, FALLBACK, MANUAL or ESTIMATED; staleness belongs to a run',
    raw_quote_id  bigint,
    unique (instrument_id, as_of, recorded_at, source),
    index (recorded_at),
    index (raw_quote_id)
) comment 'append only; a correction is a later row for the same as_of';

create table rate (
    id          bigint          not null auto_increment primary key,
    pivot       char(3)         not null,
    currency    char(3)         not null,
    as_of       datetime(6)     not null,
    recorded_at datetime(6)     not null,
    per_pivot   decimal(38, 18) not null comment 'units of currency for one of pivot',
    source      varchar(40)     not null,
    unique (pivot, currency, as_of, recorded_at, source)
) comment 'append only, like price';

-- ledger ---------------------------------------------------------------------------------------------------------
create table ledger_entry (
    id                 bigint          not null auto_increment primary key,
    account_id         bigint          not null references account (id),
    kind               varchar(20)     not null,
    effective_at       datetime(6)     not null,
    recorded_at        datetime(6)     not null,
    recorded_by        bigint,
    instrument_id      int,
    quantity           decimal(38, 18),
    gross              decimal(24, 4),
    fee                decimal(24, 4),
    tax                decimal(24, 4),
    currency           char(3),
    base_rate          decimal(38, 18) comment 'the trade''s own rate: units of base for one of currency',
    counter_account_id bigint,
    counter_amount     decimal(24, 4),
    counter_currency   char(3),
    ratio_new          int,
    ratio_old          int,
    reverses_id        bigint,
    note               varchar(500)    not null default '',
    unique (reverses_id),
    index (account_id, effective_at, id),
    index (counter_account_id),
    index (instrument_id, kind, effective_at),
    index (recorded_at)
) comment 'facts; never updated, never deleted: corrected by a reversal';

create table account_position (
    portfolio_id   bigint          not null,
    account_id     bigint          not null references account (id),
    instrument_id  int             not null references instrument (id),
    quantity       decimal(38, 18) not null,
    cost           decimal(24, 4)  not null comment 'base currency, the portfolio''s cost method, fees and taxes of purchase included',
    realised_gain  decimal(24, 4)  not null comment 'base currency, the portfolio''s cost method',
    change_seq     bigint          not null comment 'the last position_change that made it so',
    primary key (portfolio_id, account_id, instrument_id),
    index (instrument_id, portfolio_id)
) comment 'a projection of the ledger, written only by Ledgers in the booking''s transaction';

create table position_sequence (
    only_row tinyint not null primary key check (only_row = 1),
    last_seq bigint  not null
) comment 'its row lock makes sequence order commit order';
insert into position_sequence values (1, 0);

create table position_change (
    seq           bigint      not null,
    portfolio_id  bigint      not null,
    account_id    bigint      not null,
    instrument_id int         not null,
    quantity      decimal(38, 18) not null,
    cost          decimal(24, 4)  not null,
    realised_gain decimal(24, 4)  not null,
    entry_id      bigint,
    changed_at    datetime(6) not null,
    primary key (seq, portfolio_id, account_id, instrument_id),
    index (portfolio_id, account_id, instrument_id, seq)
) comment 'what each position became, in the order of commit: the positions of any sequence can be told from it';

-- runs ---------------------------------------------------------------------------------------------------------------
create table run_gate (
    only_row tinyint not null primary key check (only_row = 1)
) comment 'one refresh at a time: start, restart, recover and stop of any run lock this row, then the run''s';
insert into run_gate values (1);

create table run (
    slot              bigint       not null,
    revision          int          not null,
    state             varchar(10)  not null,
    epoch             int          not null default 0 comment 'grows at each take-over; a chunk with an older one cannot commit',
    node              varchar(80)  not null default '',
    alive_at          datetime(6)  comment 'renewed by the node that runs it',
    reason            varchar(500) not null default '',
    requested_by      varchar(190) not null default '',
    asked             boolean      not null default false comment 'a person asked for this very run: it waits instead of being superseded',
    queued_at         datetime(6)  not null,
    started_at        datetime(6),
    finished_at       datetime(6),
    eligible          int          not null default 0,
    valued            int          not null default 0,
    skipped           int          not null default 0,
    with_gaps         int          not null default 0,
    position_seq      bigint       not null default 0,
    inputs_at         datetime(6)  comment 'when position_seq and eligible were fixed; a restart keeps them',
    fetch_millis      int,
    choose_millis     int,
    value_millis      int,
    reconcile_millis  int,
    publish_millis    int,
    primary key (slot, revision),
    index (state, slot)
) comment 'the truth about runs; the framework''s status is a hint';

create table run_market (
    slot     bigint   not null,
    revision int      not null,
    prices   longblob not null comment 'per price: row id (8 bytes), quality (1 byte)',
    rates    longblob not null comment 'per rate: row id (8 bytes)',
    primary key (slot, revision)
) comment 'the prices and rates a run used, by reference: enough to replay it';

create table run_block (
    slot       bigint not null,
    revision   int    not null,
    block      int    not null,
    epoch      int    not null comment 'of the chunk that wrote it',
    valued     int    not null,
    skipped    int    not null,
    with_gaps  int    not null,
    written_at datetime(6) not null,
    primary key (slot, revision, block)
) comment 'a block of a run that is valued, with its counts; what reconcile adds up';

create table valuation_block (
    slot      bigint         not null,
    revision  int            not null,
    figure    tinyint        not null,
    block     int            not null,
    figures   varbinary(8001) not null comment 'packed by place: PackedFigures',
    primary key (slot, revision, figure, block)
) comment 'never updated; a second write of the same key is a no-op'
partition by range (slot) (partition p_future values less than maxvalue);

create table daily_close (
    portfolio_id  bigint         not null,
    day           date           not null comment 'a calendar day in the portfolio''s zone',
    market_value  decimal(24, 4) not null,
    cash          decimal(24, 4) not null,
    cost          decimal(24, 4) not null,
    realised_gain decimal(24, 4) not null,
    flows         decimal(24, 4) not null default 0 comment 'net external flows of the day, base currency',
    slot          bigint         not null comment 'the last slot before local midnight it was taken from; 0 when computed from daily prices',
    revision      int            not null,
    primary key (portfolio_id, day)
) comment 'one row a portfolio and day, for long charts; recomputed when a late price or entry arrives';

-- requests, inbox, dead letters, audit -----------------------------------------------------------------------------
create table job_request (
    id           bigint       not null auto_increment primary key,
    kind         varchar(20)  not null,
    slot         bigint,
    revision     int,
    requested_by varchar(190) not null,
    reason       varchar(500) not null,
    created_at   datetime(6)  not null,
    state        varchar(10)  not null default 'OPEN' comment 'OPEN, DONE, REFUSED',
    outcome      varchar(500) not null default '',
    done_at      datetime(6),
    done_by      varchar(80)  not null default '',
    index (state, id)
) comment 'what web asks of schedulers; state changes in the transaction that acts';

create table quote_inbox (
    id          bigint       not null auto_increment primary key,
    source      varchar(40)  not null,
    message_id  varchar(190) not null,
    body        mediumblob   not null,
    received_at datetime(6)  not null,
    attempts    int          not null default 0,
    next_try_at datetime(6)  not null,
    done_at     datetime(6),
    unique (source, message_id),
    index (done_at, next_try_at)
) comment 'quotes that sources pushed, each once';

create table dead_letter (
    id          bigint       not null auto_increment primary key,
    kind        varchar(20)  not null,
    slot        bigint       not null,
    revision    int          not null,
    subject     varchar(190) not null,
    reason      varchar(2000) not null,
    created_at  datetime(6)  not null,
    resolved_at datetime(6),
    resolved_by varchar(190) not null default '',
    unique (kind, slot, revision, subject),
    index (resolved_at, id)
);

create table audit_entry (
    id           bigint        not null auto_increment primary key,
    at           datetime(6)   not null,
    actor        varchar(190)  not null,
    action       varchar(60)   not null,
    subject      varchar(190)  not null,
    reason       varchar(500)  not null default '',
    state_before text          not null,
    state_after  text          not null,
    index (at),
    index (actor, id)
) comment 'append only: the running user may insert and read, nothing else';

-- single portfolios out of the blocks, for people with a SQL prompt --------------------------------------------------
create view latest_published_run as
select slot, revision
from   run
where  state = 'PUBLISHED'
order  by slot desc, revision desc
limit  1;
