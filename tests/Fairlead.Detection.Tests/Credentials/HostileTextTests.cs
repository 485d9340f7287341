using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.ConnectionStrings;
using Fairlead.Detection.Credentials.Headers;
using Fairlead.Detection.Credentials.Uris;

namespace Fairlead.Detection.Tests.Credentials;

/// <summary>Texts that are made to cost much: each is far too long for anything but one look at each character.</summary>
public class HostileTextTests
{
    public static TheoryData<string> Pieces =>
    [
        "=;", "://@", "://", ":@", "@", "\"", "'", "{", "}}", "password=", "password=;", "password='", "password=\"", "password='a''b;",
        "password={a}}b;", "password=\n", "password= ", ";\n", "\n", "\n;password=\n", "&quot;", "=&quot;", "=&quot;password=",
        ">password=", "a;", "a,password=", "a password=", "password=a,", "Password=\uFFFC;", "\uFFFC", "a://b:c@", "a://b:{c}@d?key={e}&",
        "a://b?key=a://b?key=", "?password=", "&password=", "Bearer ", "bearer a", "Authorization: ", "Cookie: a=b; ", "x-key: a", "x-key:",
        "-key:", "LoginModule password=\"", "pass word_-word=", "_________", "d=", "token=", "server=", "\\\"password=",
    ];

    [Theory, MemberData(nameof(Pieces))]
    public void RepeatedPiece_IsReadOnce(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Assert.NotNull(CredentialScanner.Scan(text));
    }

    [Fact]
    public void TextWithoutFinding_AllocatesNothing()
    {
        string text = string.Concat(Enumerable.Repeat(
            "var a = b == c ? \"Password=\" : $\"Server={d};\"; // https://contoso.example/?page=1 key: value; a token: of; password = ;\n",
            1000));
        ScanAll(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ScanAll(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void ScanAll(string text)
    {
        List<CredentialMatch>? matches = null;
        ConnectionStringScanner.Scan(text, isConnectionString: false, ref matches);
        UriScanner.Scan(text, ref matches);
        HeaderScanner.Scan(text, ref matches);
        Assert.Null(matches);
    }
}
