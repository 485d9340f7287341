using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

public class ProjectFileTests
{
    private const string Id = "<UserSecretsId>id</UserSecretsId>";

    [Theory]
    [InlineData("<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n</Project>\n",
        "<Project>\n  <PropertyGroup>\n    <A>1</A>\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project>\r\n\t<PropertyGroup>\r\n\t\t<A>1</A> <!-- one -->\r\n\t</PropertyGroup>\r\n</Project>\r\n",
        "<Project>\r\n\t<PropertyGroup>\r\n\t\t<A>1</A> <!-- one -->\r\n\t\t" + Id + "\r\n\t</PropertyGroup>\r\n</Project>\r\n")]
    [InlineData("<Project><PropertyGroup><A>1</A></PropertyGroup></Project>",
        "<Project><PropertyGroup><A>1</A>" + Id + "</PropertyGroup></Project>")]
    [InlineData("<Project>\n  <PropertyGroup />\n</Project>\n",
        "<Project>\n  <PropertyGroup>\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project>\n  <PropertyGroup>\n    <!-- none -->\n  </PropertyGroup>\n</Project>\n",
        "<Project>\n  <PropertyGroup>\n    <!-- none -->\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project>\n  <PropertyGroup Condition=\"'$(A)' > '1'\">\n    <B>1</B>\n  </PropertyGroup>\n  <PropertyGroup>\n    <C />\n  </PropertyGroup>\n</Project>\n",
        "<Project>\n  <PropertyGroup Condition=\"'$(A)' > '1'\">\n    <B>1</B>\n  </PropertyGroup>\n  <PropertyGroup>\n    <C />\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project Sdk=\"S\">\n\n  <ItemGroup />\n\n</Project>\n",
        "<Project Sdk=\"S\">\n\n  <PropertyGroup>\n    " + Id + "\n  </PropertyGroup>\n\n  <ItemGroup />\n\n</Project>\n")]
    [InlineData("<Project Sdk=\"S\">\n</Project>\n", "<Project Sdk=\"S\">\n  <PropertyGroup>\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project Sdk=\"S\" />", "<Project Sdk=\"S\">\n  <PropertyGroup>\n    " + Id + "\n  </PropertyGroup>\n</Project>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- <PropertyGroup> -->\n<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n  <Target Name=\"T\">\n    <PropertyGroup>\n      <A>1</A>\n    </PropertyGroup>\n  </Target>\n  <PropertyGroup>\n    <B>1</B>\n  </PropertyGroup>\n</Project>\n",
        "<?xml version=\"1.0\"?>\n<!-- <PropertyGroup> -->\n<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n  <Target Name=\"T\">\n    <PropertyGroup>\n      <A>1</A>\n    </PropertyGroup>\n  </Target>\n  <PropertyGroup>\n    <B>1</B>\n    " + Id + "\n  </PropertyGroup>\n</Project>\n")]
    public void Id_GoesIntoTheFirstGroupThatHoldsForEveryBuild(string before, string after)
    {
        TextChange change = ProjectFile.TryParse(before)!.AddUserSecretsId("id");
        string changed = SourceText.From(before).WithChanges(change).ToString();
        Assert.Equal(after, changed);
        Assert.Equal("id", ProjectFile.TryParse(changed)!.UserSecretsId);
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><UserSecretsId> a-b </UserSecretsId></PropertyGroup></Project>", "a-b")]
    [InlineData("<Project><PropertyGroup><UserSecretsId>$(X)</UserSecretsId></PropertyGroup></Project>", null)]
    [InlineData("<Project><PropertyGroup><UserSecretsId /></PropertyGroup></Project>", null)]
    [InlineData("<Project><PropertyGroup Condition=\"c\"><UserSecretsId>a</UserSecretsId></PropertyGroup></Project>", null)]
    [InlineData("<Project><PropertyGroup><UserSecretsId Condition=\"c\">a</UserSecretsId></PropertyGroup></Project>", null)]
    public void IdThatIsThere_IsFoundWhereItHoldsForEveryBuild(string text, string? id)
    {
        ProjectFile file = ProjectFile.TryParse(text)!;
        Assert.True(file.MentionsUserSecretsId);
        Assert.Equal(id, file.UserSecretsId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ }")]
    [InlineData("<Project><PropertyGroup></Project>")]
    [InlineData("<Other />")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><Project>&b;</Project>")]
    public void TextThatIsNoProject_IsNotRead(string text) => Assert.Null(ProjectFile.TryParse(text));
}
