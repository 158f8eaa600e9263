package io.tenfolio.localmariadb;

/// The SQL that every start runs first: two users, one database, and nobody can log in as root or without a name.
///
/// One statement a line: a server before 11 reads the file line by line.
final class InitFile {
    private InitFile() {}

    static String content(Passwords passwords) {
        return """
        delete from mysql.global_priv where User = '' or (User = 'root' and Host <> 'localhost');
        delete from mysql.proxies_priv;
        flush privileges;
        alter user 'root'@'localhost' account lock;
        create database if not exists `%1$s` character set utf8mb4;
        create user if not exists '%2$s'@'%%' identified by '%3$s';
        alter user '%2$s'@'%%' identified by '%3$s';
        grant all privileges on `%1$s%%`.* to '%2$s'@'%%' with grant option;
        create user if not exists '%4$s'@'%%' identified by '%5$s';
        alter user '%4$s'@'%%' identified by '%5$s';
        """
                .formatted(
                        DatabaseAccess.DATABASE,
                        DatabaseAccess.OWNER,
                        passwords.owner(),
                        DatabaseAccess.APP,
                        passwords.app());
    }
}
