<#-- A page that leads to another one. -->
# ${page.name}

The page lies at ${page.target}.
