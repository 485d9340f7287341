namespace Fairlead.Tool.Scanning;

/// <summary>The properties of a project that the rules ask for, as a build with the package passes them to the compiler.</summary>
internal static class BuildProperties
{
    private static readonly string[] PassedOn =
    [
        "FairleadAnalysisMode", "FairleadEnvironmentExample", "FairleadFakes", "FairleadLockFile", "UserSecretsId",
    ];

    private static readonly HashSet<string> TestPackages = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit",
    };

    public static IEnumerable<KeyValuePair<string, string>> Get(ScanProject project, string? today)
    {
        foreach (string name in PassedOn)
        {
            if (project.Properties.Find(name) is { } value) yield return new(name, value);
        }
        yield return new("ProjectDir", project.Folder + Path.DirectorySeparatorChar);
        yield return new("MSBuildProjectName", project.Name);
        yield return new("RootNamespace", project.Properties.Find("RootNamespace") ?? project.Name.Replace(' ', '_'));
        if (today is not null) yield return new("FairleadToday", today);
        if (IsTestProject(project) is { } isTest) yield return new("IsTestProject", isTest ? "true" : "false");
    }

    /// <summary>Returns null where the project does not say, and the references do.</summary>
    private static bool? IsTestProject(ScanProject project)
    {
        if (project.Properties.Find("IsTestProject") is { } written) return bool.TryParse(written, out bool isTest) && isTest;
        return project.Properties.GetItems("PackageReference").Any(TestPackages.Contains) ? true : null;
    }
}
