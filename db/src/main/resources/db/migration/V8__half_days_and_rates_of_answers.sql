alter table venue_holiday
    add column closes time comment 'null: closed all day; else a half day, whose session closes then';

alter table rate
    add column raw_quote_id bigint comment 'the answer it was chosen from',
    add index (raw_quote_id),
    add index (recorded_at);

alter table run
    add index (finished_at);
