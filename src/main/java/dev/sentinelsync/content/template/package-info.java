/**
 * Texts with placeholders of a host language: the queries of workbooks and Logic Apps, the
 * expressions of Azure Resource Manager templates.
 */
package dev.sentinelsync.content.template;
