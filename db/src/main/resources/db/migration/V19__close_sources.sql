-- Who worked closes out from the same run's figures, and keeps what they say in memory, need not read them back.
alter table close_change
    add column slot     bigint null comment 'the run from whose figures the closes were taken; null when they were computed',
    add column revision int    null;
