-- What operators see and ask for.

alter table run add index (requested_by, slot);

-- Spring Batch's own table knows no way from a parameter to its execution
create index tenfolio_param_value on BATCH_JOB_EXECUTION_PARAMS (PARAMETER_NAME, PARAMETER_VALUE(24));

create table run_log (
    id       bigint        not null auto_increment primary key,
    slot     bigint        not null,
    revision int           not null,
    at       datetime(6)   not null,
    level    varchar(5)    not null comment 'ERROR, WARN, INFO or DEBUG',
    logger   varchar(120)  not null,
    node     varchar(80)   not null,
    message  varchar(2000) not null,
    index (slot, revision, id),
    index (at)
) comment 'what nodes logged while they worked on a run: bounded, thinned, without secrets; written in portions';

alter table job_request
    add column dead_letter_id bigint comment 'what a REPLAY is of',
    add index (slot, revision),
    add index (dead_letter_id);

alter table dead_letter
    add column resolution      varchar(10)  not null default '' comment 'REPLAYED, CAME_BACK or DISMISSED; empty while open',
    add column resolved_why    varchar(500) not null default '',
    add column replay_slot     bigint,
    add column replay_revision int comment 'the run that takes it up again',
    add column replay_outcome  varchar(500) not null default '',
    add index (slot, revision),
    add index (kind, id),
    add index (replay_slot);

create table source_state (
    node       varchar(80) not null,
    source     varchar(40) not null,
    breaker    varchar(10) not null comment 'CLOSED, OPEN or TRYING',
    failures   int         not null comment 'in a row, each after all its attempts',
    changed_at datetime(6) not null,
    seen_at    datetime(6) not null,
    at_most_every_seconds bigint not null default 0,
    primary key (node, source)
) comment 'what each scheduler thinks of each source; each writes its own rows';

create table schedule (
    name          varchar(80)  not null primary key,
    kind          varchar(10)  not null comment 'TIMETABLE: fires slots; CHORE: housekeeping',
    step_seconds  bigint       not null comment 'what the program was built or set up with: a slot''s length, a chore''s rhythm',
    every_seconds bigint       not null comment 'what holds: a whole multiple of the step',
    paused        boolean      not null default false,
    changed_at    datetime(6),
    changed_by    varchar(190) not null default '',
    change_why    varchar(500) not null default '',
    fired_at      datetime(6),
    took_millis   bigint,
    fired_by      varchar(80)  not null default '' comment 'the node',
    outcome       varchar(500) not null default '' comment 'empty when it went well'
) comment 'when things are due; every scheduler asks this before it does anything';

alter table node
    add column load_percent int          comment 'of one processor, as the process has it; null where it cannot be told',
    add column memory_mb    int,
    add column work         varchar(200) not null default '' comment 'what it has in hand, in words';
