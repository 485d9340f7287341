namespace Fairlead.Analyzers.Tests.Suppressions;

/// <summary>FLD0002: comments that suppress nothing, or nothing any more.</summary>
public class InvalidSuppressionTests
{
    [Fact]
    public Task ExpiredComment_IgnoresNothingAndIsReported() => SuppressionTest.VerifyAsync("""
        class Feed {
            Uri old = new("{|FLD2001:http://feeds.partner.io|}/"); } // {|FLD0002:fairlead:ignore FLD2001 until 2026-05-31 -- moves in spring|}
        """);

    [Fact]
    public Task CommentWithoutAReason_IgnoresNothingAndIsReported() => SuppressionTest.VerifyAsync("""
        class Feed { Uri old = new("{|FLD2001:http://feeds.partner.io|}/"); } // {|FLD0002:fairlead:ignore FLD2001|}
        """);

    [Fact]
    public Task CommentWithNothingToIgnore_IsReportedInAConfigurationFile() => SuppressionTest.VerifyAsync("appsettings.json", """
        {
          "Port": 25, // {|FLD0002:fairlead:ignore FLD1008 -- was a password once|}
          // {|FLD0002:fairlead:ignore FLD1008 -- and this|}
        }
        """);

    [Fact]
    public Task ExpiredAndMalformedComments_AreReportedInAConfigurationFile() => SuppressionTest.VerifyAsync(".env", """
        A_PASSWORD={|FLD1008:hunter2|} # {|FLD0002:fairlead:ignore FLD1008 until 2026-05-31 -- soon|}
        B_PASSWORD={|FLD1008:hunter2|} # {|FLD0002:fairlead:ignore everything -- please|}
        """);
}
