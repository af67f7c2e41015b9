<#-- The page of the search as it is without its script: a way to the lists. -->
# Explore

Find analytic rules, hunting queries, workbooks, playbooks, parsers, tables, connectors and solutions by a word of their name, description or query, and choose them by severity, tactic, technique, table and more.

This page needs JavaScript. Without it, these lists lead to every page:

<#list navigation() as label, target>
- [<#if label == "🏠">Home<#elseif label == "📊">Statistics<#else>${label}</#if>](${target})
</#list>
