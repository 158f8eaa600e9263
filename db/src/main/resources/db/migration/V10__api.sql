-- access tokens: programs that act in a user's name -------------------------------------------------------
create table access_token (
    id           bigint       not null auto_increment primary key,
    user_id      bigint       not null references app_user (id),
    name         varchar(100) not null,
    hint         varchar(20)  not null comment 'how the secret begins, to recognise it by',
    secret_hash  binary(32)   not null comment 'SHA-256 of the secret, which is kept nowhere',
    scopes       varchar(400) not null comment 'codes, separated by blanks',
    created_at   datetime(6)  not null,
    expires_at   datetime(6)  not null,
    last_used_at datetime(6)  comment 'to the minute',
    revoked_at   datetime(6),
    unique (secret_hash),
    index (user_id, id)
) comment 'never deleted, so that the audit trail can name them';

-- answers to requests that may come again -------------------------------------------------------------------
create table api_answer (
    user_id      bigint       not null,
    idem_key     varbinary(128) not null comment 'the Idempotency-Key',
    request_hash binary(32)   not null comment 'SHA-256 of method, path, query and body',
    status       smallint     comment 'null only inside the transaction that does the work',
    content_type varchar(100) not null default '',
    location     varchar(400) not null default '',
    body         mediumblob,
    created_at   datetime(6)  not null,
    expires_at   datetime(6)  not null,
    primary key (user_id, idem_key),
    index (expires_at)
) comment 'written in the transaction of the work it answers; removed when expired';
