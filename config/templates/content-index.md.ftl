<#-- The index of all content types. -->
<#import "frame.ftl" as f>
<#import "content-types.ftl" as types>
# Microsoft Sentinel Content Index

Content items are what puts collected data to use: rules that detect, queries that hunt, playbooks that respond, workbooks that show, and parsers, watchlists and summary rules that the others build on.

<@f.nav "Content"/>
<@f.rule/>
**${page.total} content items** across all Microsoft Sentinel solutions. See [📊 Statistics](${link("statistics")}) for detailed breakdowns by type and source.

<@f.rule/>
Each type has a page that lists all its items.

| Content Type | Count | Description |
|:-------------|------:|:------------|
<#list page.types as row>
| [${row.type.plural()}](${row.target}) | ${row.count}<#if row.partial>*</#if> | ${types.of(row.type, "purpose")} |
</#list>

<#if page.parsers>
\* *Parser count shows solution parsers only. The [Parsers Index](${link("parsers-index")}) includes additional legacy and discovered parsers.*

</#if>
<@f.rule/>
<@f.nav "Content"/>
