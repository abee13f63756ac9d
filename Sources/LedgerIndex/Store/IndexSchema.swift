import GRDB

/// The tables of the index. A change of any of them, or of what is put into them, is a new version:
/// an index of another version is thrown away and built anew.
enum IndexSchema {
    static let version = 7

    static func create(in database: Database) throws {
        try database.execute(sql: tables)
        try database.execute(sql: "pragma user_version = \(version)")
    }

    static func isThere(in database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "pragma user_version") == version
    }

    /// `span`: the entries of an inspection, from `first` to `last`, others between them or not.
    /// `pack_end`: which packs an inspection that is finished ended with, and at which entry.
    /// `due`: the running deadline as days since 1970, `weight`: 0 major, 1 general, 2 ungraded.
    /// What lists never compare lies apart, in `hazard_detail`, so that a scan reads little.
    /// `open_hazards` counts them, so that the home screen does not. `…_text` and `…_keys`: see
    /// `SearchTables`.
    private static let tables = """
        create table position (
          one integer primary key check (one = 1), device text not null, size integer not null,
          leaf text not null, session integer not null);
        create table number (stem text primary key, highest integer not null) without rowid;
        create table person (id text primary key, role text not null, body text not null)
          without rowid;
        create index person_role on person (role);
        create table person_key (
          person text not null, mark text not null, seq integer not null,
          primary key (person, mark)) without rowid;
        create table site (
          key integer primary key, id text not null unique, name text not null,
          body text not null, visited integer not null);
        create index site_name on site (name);
        create index site_visited on site (visited desc, key);
        create virtual table site_text using fts5(words, prefix='1');
        create virtual table site_keys using fts5(
          words, prefix='1 2 3 4 5 6 7 8', detail=none, tokenize="unicode61 tokenchars '_'");

        create table inspection (
          key integer primary key, id text not null unique, number text not null,
          site text not null, paper text, touched integer not null, unfinished integer not null,
          row text not null);
        create index inspection_number on inspection (number);
        create index inspection_site on inspection (site, key);
        create index inspection_paper on inspection (paper) where paper is not null;
        create index inspection_unfinished on inspection (touched) where unfinished = 1;
        create table span (
          inspection integer not null, first integer not null, last integer not null,
          primary key (inspection, first)) without rowid;
        create table answer (
          inspection integer not null, item text not null, place text not null,
          line integer not null, verdict text not null, seq integer not null,
          primary key (inspection, item, place, line)) without rowid;

        create table pack_end (
          pack text not null, inspection integer not null, ended integer not null,
          primary key (pack, inspection)) without rowid;
        create index pack_end_newest on pack_end (pack, ended);

        create table photo (
          blob text not null, inspection integer not null, primary key (blob, inspection))
          without rowid;

        create table hazard (
          key integer primary key, open integer not null, due integer not null,
          weight integer not null, voided integer not null, site text not null);
        create index hazard_site on hazard (site, open, weight, due);
        create table open_hazards (
          weight integer not null, due integer not null, count integer not null,
          primary key (weight, due)) without rowid;
        create trigger hazard_was after update on hazard when old.open = 1 begin
          update open_hazards set count = count - 1
          where weight = old.weight and due = old.due;
        end;
        create trigger hazard_is after update on hazard when new.open = 1 begin
          insert into open_hazards values (new.weight, new.due, 1)
          on conflict do update set count = count + 1;
        end;
        create table hazard_detail (
          key integer primary key, id text not null unique, number text not null,
          task text not null, site text not null, item text, found integer not null,
          device text not null, seq integer not null, voided integer not null,
          runs integer not null, events text not null, finding text);
        create index hazard_number on hazard_detail (number);
        create index hazard_item on hazard_detail (site, item) where item is not null;
        create virtual table hazard_text using fts5(words, prefix='1');
        create virtual table hazard_keys using fts5(
          words, prefix='1 2 3 4 5 6 7 8', detail=none, tokenize="unicode61 tokenchars '_'");

        create virtual table entry_text using fts5(words, content='');
        """
}
