<#-- The items of one type of a technique that has too many for its own page. -->
<#import "frame.ftl" as f>
<#import "attack.ftl" as a>
<#assign plural = page.type.plural()>
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": page.technique.id, "target": page.target} {"label": plural, "target": page.whole}/>
<#else>
<@f.back {"label": "ATT&CK Techniques", "target": link("attack-index")} {"label": page.technique.id, "target": page.target}/>
</#if>
</#macro>
# ${a.title(page.technique)} - ${plural}<#if page.view.label?has_content> - ${page.view.label}</#if>

**${page.view.count} ${plural?lower_case}** that name [${a.title(page.technique)}](${page.target}) or one of its sub-techniques<#if page.view.label?has_content>, starting with '${page.view.label}'</#if>.

<@f.nav/>
<@back/>
<@f.rule/>
<@f.siblings page.view/>
<#if page.view.isSplit()>
<@f.parts page.view/>
<#else>
<@a.items page.type page.rows/>
</#if>
<@a.copyright/>
<@f.rule/>
<@f.nav/>
<@back/>
