namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>The secrets that go to the user secrets of one project.</summary>
/// <param name="UserSecretsId">The project's id.</param>
/// <param name="Secrets">The secrets.</param>
internal sealed record SecretsOfProject(string UserSecretsId, IReadOnlyList<StoredSecret> Secrets);
