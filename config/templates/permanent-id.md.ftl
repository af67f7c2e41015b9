<#-- An id that several items have. -->
<#import "frame.ftl" as f>
# Items with the Id ${page.id}

<@f.nav/>
<@f.back {"label": "Content", "target": link("content-index")}/>
<@f.rule/>
Several files of the repository have this id:

<#list page.items as item>
- ${item}
</#list>
