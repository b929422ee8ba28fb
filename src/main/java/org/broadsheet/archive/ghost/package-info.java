/**
 * Ghost's JSON export, versions 4 to 6, and those of the versions 1 to 3, which have the same tables with fewer columns.
 *
 * <p>Documented at <a href="https://docs.ghost.org/migration/ghost">Ghost's page on migration</a> only in part; the tables are
 * those of its database, and its renderers are {@code kg-default-nodes} and {@code kg-default-cards} in Ghost's repository
 * Koenig.
 */
package org.broadsheet.archive.ghost;
