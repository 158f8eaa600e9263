-- Values of old slots are thinned: of each hour one run keeps them, later none does. The running user can neither change a value nor
-- remove one; what follows are the only ways, with the owner's rights and their own conditions (adr/0221).
alter table run
    add column thinned_at datetime(6) comment 'since when its values are gone: another run of its hour keeps them, or only the closes of its day',
    add index (thinned_at, state, slot);

create table valuation_thinning (
    slot      bigint         not null,
    revision  int            not null,
    figure    tinyint        not null,
    block     int            not null,
    figures   varbinary(8001) not null,
    primary key (slot, revision, figure, block)
) comment 'made like valuation_block: what stays of a day that is being thinned, and then, for a moment, what went';

create table valuation_thinning_run (
    slot     bigint not null,
    revision int    not null,
    primary key (slot, revision)
) comment 'runs that lie in valuation_thinning whole';

-- Of each hour the last published run that has its values.
create view hourly_run as
select last div 1000000 as slot, last mod 1000000 as revision
from   (select max(slot * 1000000 + revision) as last
        from   run
        where  state = 'PUBLISHED'
        and    thinned_at is null
        group  by slot div 3600) hours;

delimiter //

-- The partitions and their slots, from from_slot on before until_slot; what has no end of its own is left out.
create procedure valuation_days()
    sql security definer
    reads sql data
    select partition_name,
           coalesce(lag(cast(partition_description as signed)) over (order by partition_ordinal_position), 0) as from_slot,
           cast(partition_description as signed) as until_slot,
           data_length
    from   information_schema.partitions
    where  table_schema = database()
    and    table_name = 'valuation_block'
    and    partition_description <> 'MAXVALUE'
    order  by partition_ordinal_position
//

-- Cuts a partition a day off p_future, from today until days_ahead. What p_future holds moves along, while nobody can write: with more
-- than most_bytes nothing is cut.
create procedure cut_valuation_days(in days_ahead int, in most_bytes bigint)
    sql security definer
    modifies sql data
begin
    declare cut_until bigint default
        (select coalesce(max(cast(partition_description as signed)), 0)
         from   information_schema.partitions
         where  table_schema = database()
         and    table_name = 'valuation_block'
         and    partition_description <> 'MAXVALUE');
    declare held bigint default
        (select data_length
         from   information_schema.partitions
         where  table_schema = database()
         and    table_name = 'valuation_block'
         and    partition_name = 'p_future');
    declare day date default utc_date();
    declare day_end bigint;
    declare days text default '';
    declare made int default 0;
    while day <= utc_date() + interval days_ahead day do
        set day_end = timestampdiff(second, '1970-01-01', day + interval 1 day);
        if day_end > cut_until then
            set days = concat(days, 'partition p', date_format(day, '%Y%m%d'), ' values less than (', day_end, '), ');
            set made = made + 1;
        end if;
        set day = day + interval 1 day;
    end while;
    if made > 0 and held <= most_bytes then
        execute immediate concat(
            'alter table valuation_block wait 1 reorganize partition p_future into (', days,
            'partition p_future values less than maxvalue)');
    end if;
    select if(held <= most_bytes, made, 0) as made, if(held <= most_bytes, 0, made) as missing, held as held_bytes;
end
//

create procedure begin_thinning()
    sql security definer
    modifies sql data
begin
    delete from valuation_thinning_run;
    truncate table valuation_thinning;
end
//

create procedure keep_in_thinning(in of_slot bigint, in of_revision int)
    sql security definer
    modifies sql data
begin
    declare exit handler for sqlexception
    begin
        rollback;
        resignal;
    end;
    start transaction;
    insert into valuation_thinning_run values (of_slot, of_revision);
    insert into valuation_thinning
    select *
    from   valuation_block
    where  slot = of_slot
    and    revision = of_revision;
    commit;
end
//

-- Where a day begins and ends, if it may be touched at all.
create procedure check_thinning(in day_name varchar(64), in hours_from bigint, out from_slot bigint, out until_slot bigint)
    sql security definer
    reads sql data
begin
    set until_slot =
        (select cast(partition_description as signed)
         from   information_schema.partitions
         where  table_schema = database()
         and    table_name = 'valuation_block'
         and    partition_name = day_name
         and    partition_description <> 'MAXVALUE');
    if until_slot is null then
        signal sqlstate '45000' set message_text = 'There is no such day';
    end if;
    set from_slot =
        (select coalesce(max(cast(partition_description as signed)), 0)
         from   information_schema.partitions
         where  table_schema = database()
         and    table_name = 'valuation_block'
         and    partition_description <> 'MAXVALUE'
         and    cast(partition_description as signed) < until_slot);
    if until_slot > timestampdiff(second, '1970-01-01', utc_timestamp()) - 86400 then
        signal sqlstate '45000' set message_text = 'A day is kept whole for a day at least';
    end if;
    if hours_from > timestampdiff(second, '1970-01-01', utc_timestamp()) - 31 * 86400 then
        signal sqlstate '45000' set message_text = 'A value of each hour is kept for 31 days at least';
    end if;
    if exists (select 1
               from   run
               where  slot >= from_slot
               and    slot < until_slot
               and    state in ('QUEUED', 'RUNNING')) then
        signal sqlstate '45000' set message_text = 'A run of the day is under way';
    end if;
end
//

-- The day keeps what lies in valuation_thinning, in one step for all readers. Refused unless all is there that has to stay.
create procedure thin_valuation_day(in day_name varchar(64), in hours_from bigint)
    sql security definer
    modifies sql data
begin
    declare from_slot, until_slot bigint;
    call check_thinning(day_name, hours_from, from_slot, until_slot);
    if exists (select 1
               from   hourly_run hourly
               where  hourly.slot >= greatest(from_slot, hours_from)
               and    hourly.slot < until_slot
               and    (not exists (select 1
                                   from   valuation_thinning_run kept
                                   where  kept.slot = hourly.slot
                                   and    kept.revision = hourly.revision)
                       or exists (select 1
                                  from   valuation_block b
                                  where  b.slot = hourly.slot
                                  and    b.revision = hourly.revision)
                          and not exists (select 1
                                          from   valuation_thinning b
                                          where  b.slot = hourly.slot
                                          and    b.revision = hourly.revision))) then
        signal sqlstate '45000' set message_text = 'A run that stays is not among what is kept';
    end if;
    if exists (select 1
               from   valuation_thinning
               where  slot < from_slot
               or     slot >= until_slot) then
        signal sqlstate '45000' set message_text = 'What is kept is of another day';
    end if;
    -- what lies there is ours and of that day: looking at each row again would only lock readers out
    execute immediate concat(
        'alter table valuation_block wait 1 exchange partition ', day_name,
        ' with table valuation_thinning /*M!110400 without validation */');
end
//

-- A day of which no hour is kept any more goes whole.
create procedure drop_valuation_day(in day_name varchar(64), in hours_from bigint)
    sql security definer
    modifies sql data
begin
    declare from_slot, until_slot bigint;
    call check_thinning(day_name, hours_from, from_slot, until_slot);
    if until_slot > hours_from then
        signal sqlstate '45000' set message_text = 'The day has hours that are kept';
    end if;
    execute immediate concat('alter table valuation_block wait 1 drop partition ', day_name);
end
//

-- The blocks of a thinned run, once its values are gone: its row keeps their sums.
create procedure forget_run_blocks(in of_slot bigint, in of_revision int)
    sql security definer
    modifies sql data
    delete b
    from   run_block b
    join   run r on r.slot = b.slot and r.revision = b.revision
    where  b.slot = of_slot
    and    b.revision = of_revision
    and    r.thinned_at is not null
//

delimiter ;
