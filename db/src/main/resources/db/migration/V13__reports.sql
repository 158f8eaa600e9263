-- Reports: files that people ask for, made by schedulers, kept here because both roles must reach them.
create table report_request (
    id           bigint       not null auto_increment primary key,
    kind         varchar(20)  not null comment 'STATEMENT, PORTFOLIOS',
    formats      varchar(40)  not null comment 'CSV,XLSX,PDF',
    portfolio_id bigint       comment 'null: all' references portfolio (id),
    period_start date         comment 'what happened on it is before the period',
    period_end   date,
    locale       varchar(35)  not null,
    owner_id     bigint       comment 'null: a schedule asked' references app_user (id),
    requested_by varchar(190) not null,
    origin       varchar(190) comment 'what a schedule calls this very report, so that it asks once',
    created_at   datetime(6)  not null,
    state        varchar(10)  not null default 'OPEN',
    epoch        int          not null default 0 comment 'grows each time a node takes it; an older one cannot write',
    node         varchar(80)  not null default '',
    alive_at     datetime(6)  comment 'renewed by the node that works on it',
    slot         bigint       comment 'the run it tells of: fixed when it begins',
    revision     int,
    files        int          not null default 0 comment 'how many there were when it ended',
    files_wanted int          not null default 0,
    reason       varchar(500) not null default '',
    started_at   datetime(6),
    finished_at  datetime(6),
    expires_at   datetime(6)  comment 'when its files go',
    unique (origin),
    index (state, id),
    index (owner_id, id),
    index (portfolio_id)
);

create table report_file (
    id           bigint       not null auto_increment primary key,
    request_id   bigint       not null references report_request (id),
    portfolio_id bigint       not null comment '0: tells of all',
    format       varchar(5)   not null,
    name         varchar(190) not null,
    content_type varchar(100) not null,
    size         bigint       not null,
    sha256       binary(32)   not null,
    created_at   datetime(6)  not null,
    expires_at   datetime(6)  not null,
    unique (request_id, portfolio_id, format),
    index (portfolio_id, id),
    index (expires_at)
) comment 'each file of a report exists once, whatever was killed on the way';

create table report_segment (
    file_id bigint     not null references report_file (id),
    number  int        not null,
    bytes   mediumblob not null comment '256 KB at most, so that neither side holds a whole file',
    primary key (file_id, number)
);

create table report_skipped (
    request_id   bigint       not null references report_request (id),
    portfolio_id bigint       not null,
    reason       varchar(500) not null,
    primary key (request_id, portfolio_id)
) comment 'portfolios that a report of all had to leave out';

create table report_subscription (
    portfolio_id bigint      not null references portfolio (id),
    user_id      bigint      not null references app_user (id),
    formats      varchar(40) not null,
    since        datetime(6) not null comment 'the first month told is the one it lies in',
    primary key (portfolio_id, user_id)
) comment 'who gets a statement of a portfolio when a month is over';
