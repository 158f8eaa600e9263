-- how people come in, what they like, and where they are logged in

alter table app_user
    add column email    varchar(190) null comment 'confirmed by a mail that was answered; null until then' after display_name,
    add column language varchar(35)  not null default 'en' comment 'of words; locale is that of numbers and dates' after enabled,
    add column theme    varchar(10)  not null default 'SYSTEM' comment 'SYSTEM, LIGHT or DARK' after zone,
    add unique (email),
    add index (role, enabled);

update app_user
set    language = if(locale like 'de%', 'de', 'en');

create table one_time_secret (
    id           bigint        not null auto_increment primary key,
    hash         varbinary(32) not null comment 'of the secret, which only the mail has',
    purpose      varchar(20)   not null comment 'INVITATION, REGISTRATION, EMAIL, PASSWORD',
    email        varchar(190)  not null comment 'where the secret was sent',
    user_id      bigint        null references app_user (id),
    display_name varchar(200)  not null default '',
    role         varchar(20)   null comment 'that whoever is invited gets',
    language     varchar(35)   not null,
    issued_by    varchar(190)  not null comment 'a login, or "" for whoever asked for themselves',
    issued_at    datetime(6)   not null,
    expires_at   datetime(6)   not null,
    used_at      datetime(6)   null,
    revoked_at   datetime(6)   null,
    unique (hash),
    index (purpose, email),
    index (user_id),
    index (expires_at)
) comment 'what was mailed to be typed or followed once';

create table login_session (
    id         bigint       not null auto_increment primary key,
    user_id    bigint       not null references app_user (id),
    role       varchar(20)  not null comment 'at the login; another one ends the session',
    started_at datetime(6)  not null,
    seen_at    datetime(6)  not null,
    address    varchar(60)  not null,
    browser    varchar(200) not null comment 'what the browser says it is',
    ended_at   datetime(6)  null,
    ended_by   varchar(20)  null comment 'why: LOGGED_OUT, TIME_UP, SELF, ADMINISTRATOR, PASSWORD, DISABLED, ROLE',
    index (user_id, ended_at),
    index (seen_at)
) comment 'where people are logged in; no cookie can be made from it';

create table setting (
    name       varchar(60)  not null primary key,
    value      varchar(200) not null,
    changed_at datetime(6)  not null
) comment 'what an administrator switches while all runs; each change audited';
