package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 2 and 8: what the names of functions say. */
class FunctionNamesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "AcmeEvent,acmeevent",
    "_ASim_Dns,asim_dns",
    "__Acme,_acme",
    "asim_dns.kql,asim_dns",
    "Acme.YAML,acme",
    "Acme.yml,acme",
    "Acme.txt,acme",
    "Acme.csl,acme",
    "Acme.kql.txt,acme.kql",
    "Acme.json,acme.json",
    "'',''"
  })
  void normalForm(String name, String expected) {
    assertThat(FunctionNames.normalForm(name)).isEqualTo(expected);
  }

  /** Also the name without version, the deployed name and the schema of a built-in parser. */
  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "_Im_Dns,_im_dns,imDns,Dns",
    "_Im_Dns_InfobloxNIOS,_im_dns_infobloxnios,vimDnsInfobloxNIOS,Dns",
    "_ASim_Dns,_asim_dns,ASimDns,Dns",
    "_ASim_Dns_Acme,_asim_dns_acme,ASimDnsAcme,Dns",
    "_IM_Dns_Acme_V2V02,_im_dns_acme_v2,vimDnsAcmeV2V02,Dns",
    "_Im_DnsV03,_im_dns,imDnsV03,DnsV03"
  })
  void aBuiltInName(String name, String unversioned, String deployed, String schema) {
    assertThat(FunctionNames.isBuiltInAsim(name)).isTrue();
    assertThat(FunctionNames.withoutVersion(name.toLowerCase(Locale.ROOT))).isEqualTo(unversioned);
    assertThat(FunctionNames.deployedName(name)).isEqualTo(deployed);
    assertThat(FunctionNames.schemaOf(name)).isEqualTo(schema);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "imDns",
    "_ASim_GetUsername",
    "_ASim_LookupDns",
    "_ASim_resolve_x",
    "_Im_CheckThis",
    "_ASim_Build",
    "_ASim_Extract_Y",
    "_im_parse",
    "_GetWatchlist",
    "_Im_Dns-Acme",
    "x_Im_Dns",
    "acmev02"
  })
  void anotherName(String name) {
    assertThat(FunctionNames.isBuiltInAsim(name)).isFalse();
    assertThat(FunctionNames.withoutVersion(name)).isEqualTo(name);
  }
}
