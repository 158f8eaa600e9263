-- Who keeps positions in memory asks at each run what changed since the last one.
alter table portfolio
    add index (opened_seq),
    add index (closed_seq);
