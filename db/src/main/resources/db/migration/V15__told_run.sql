-- How far people have been told: notices go on from this run, whatever was published before anybody looked.
create table told_run (
    only_row tinyint  not null primary key check (only_row = 1),
    slot     bigint   not null,
    revision int      not null
) comment 'the newest run that people were told of; no row: nobody was told of any';
