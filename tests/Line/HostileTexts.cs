namespace CampaignBatch.Tests.Line;

/// <summary>Texts that mean harm, or that careless code trips over.</summary>
internal static class HostileTexts
{
    public static readonly IReadOnlyList<string> All =
    [
        "<script>alert(1)</script>",
        "</script><script>alert(2)</script>",
        "</title></style></textarea><iframe src=//evil.example></iframe>",
        "\" onmouseover=\"alert(3)\" x=\"",
        "' onfocus='alert(4)' autofocus='",
        "<img src=x onerror=alert(5)>",
        "<svg/onload=alert(6)><![CDATA[ ]]> --> <!--",
        "javascript:alert(7)",
        "&lt;b&gt; &amp; &#60;",
        "{{ 1 + 1 }} {% raw %} {{ include 'x' }}",
        "=HYPERLINK(\"http://evil.example\";\"x\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1,2)\tx",
        "-2+3\r\nnext,line\n=1+1",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\..\\x",
        "nul\0byte",
        "CON",
        "Spring",
        "SPRING",
        "caf\u00e9",
        "cafe\u0301",
        "'; drop table campaigns; --",
        "%s%n%x %2e%2e%2f",
        "\u202Eright to left\u2066isolate",
        "\U0001F98A fox \U0001F469\u200D\U0001F680",
        "]]>\u2028\u2029\uFEFF\uFFFE\u0085",
        "(all)",
        new string('a', 300),
    ];
}
