-- Entries that were booked before their time: positions are derived as of now, so somebody has to come back when it is theirs.
create table entry_ahead (
    entry_id     bigint      not null primary key references ledger_entry (id),
    portfolio_id bigint      not null references portfolio (id),
    effective_at datetime(6) not null,
    index (effective_at)
) comment 'entries whose time has not come; removed when they take effect';
