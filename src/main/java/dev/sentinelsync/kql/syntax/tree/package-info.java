/** The tree of a query: statements, operators, expressions. */
package dev.sentinelsync.kql.syntax.tree;
