-- ShedLock's own table: chores that must not overlap. Housekeeping only, never a guard of runs.
create table shedlock (
    name       varchar(64)  not null primary key,
    lock_until timestamp(3) not null,
    locked_at  timestamp(3) not null default current_timestamp(3),
    locked_by  varchar(255) not null
) engine = innodb;
