using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Finds how a secret in a configuration file can be moved.</summary>
internal sealed class ConfigurationMoves : IFileMoves
{
    public async Task<Attempt<FileMove>> FindAsync(
        TextDocument file, Diagnostic finding, UserSecretsStore store, CancellationToken cancellationToken)
    {
        string path = file.FilePath ?? file.Name;
        string text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        TextSpan span = finding.Location.SourceSpan;
        if (span.End > text.Length) return Attempt<FileMove>.Fail("the file has changed meanwhile");
        if (ReadOnlyFiles.Contains(path)) return Attempt<FileMove>.Fail($"'{file.Name}' is read-only");
        if (SecretPlace.Find(path, text, SourceSpan.FromBounds(span.Start, span.End)) is not { } place)
            return Attempt<FileMove>.Fail("it is in a comment; revoke the secret, and delete the comment");

        if (ProjectSettings.IsSettingsFile(path) || ProjectSettings.IsLaunchSettings(path))
            return await new SettingMoves(file, text, store).FindAsync(span.Start, cancellationToken).ConfigureAwait(false);
        return FindPlaceholder(place, GetOrigin(file), store);
    }

    /// <summary>Gets the name under which the values of a file are kept: its path in the project.</summary>
    public static string GetOrigin(TextDocument file)
    {
        string path = (file.FilePath ?? file.Name).Replace('\\', '/');
        string project = file.Project.FilePath?.Replace('\\', '/') ?? "";
        string folder = project.Substring(0, project.LastIndexOf('/') + 1);
        return folder.Length > 0 && path.StartsWith(folder, StringComparison.Ordinal)
            ? path.Substring(folder.Length)
            : path.Substring(path.LastIndexOf('/') + 1);
    }

    private static Attempt<FileMove> FindPlaceholder(SecretPlace place, string origin, UserSecretsStore store)
    {
        PlaceholderReader reader = PlaceholderReader.Find(place);
        if (reader.Placeholder is null) return Attempt<FileMove>.Fail(reader.Advice);
        if (reader.FindObstacle(place) is { } obstacle) return Attempt<FileMove>.Fail(obstacle);

        // An argument without a default is asked for by its own name.
        bool isArgument = reader.DeclaresArguments && DockerArguments.IsArgumentDefault(place);
        string secret = reader.Decode(place.Secret);
        string name = isArgument
            ? DockerArguments.GetName(place)
            : FindName(reader, place, PlaceholderName.Create(place), origin, secret, store);
        StoredSecret[] secrets = [new StoredSecret($"{origin}:{name}", secret)];
        if (isArgument)
            return new FileMove($"Make '{name}' a build argument, and keep the value in the user secrets", secrets,
                [FileEdit.Replace(DockerArguments.GetAssignedSpan(place), "")]);

        string placeholder = reader.Write(place, name);
        List<FileEdit> edits = [FileEdit.Replace(place.Span, placeholder)];
        if (reader.DeclaresArguments)
        {
            int instruction = DockerArguments.FindInstruction(place);
            edits.Add(new FileEdit(new SourceSpan(instruction, 0), text => DockerArguments.Declare(text, instruction, name))
            {
                IsByPosition = true,
            });
        }
        return new FileMove($"Write '{placeholder}', and keep the value in the user secrets", secrets, edits);
    }

    /// <summary>Finds a name that means nothing else in the file yet.</summary>
    private static string FindName(
        PlaceholderReader reader, SecretPlace place, string name, string origin, string secret, UserSecretsStore store)
    {
        if (reader.HasOwnVariables && IsOwnVariable(place, name)) name += "_SECRET";
        for (int number = 1; ; number++)
        {
            string numbered = PlaceholderName.AddNumber(name, number);
            string? stored = store.FindValue($"{origin}:{numbered}");
            bool isFree = stored is null && !place.Text.Contains(reader.Placeholder!.Replace("NAME", numbered));
            if (stored == secret || isFree) return numbered;
        }
    }

    private static bool IsOwnVariable(SecretPlace place, string name)
    {
        Detection.Configuration.ConfigurationKey subject = place.Value.Key.Subject;
        if (!string.Equals(subject.Label ?? subject.Name, name, StringComparison.OrdinalIgnoreCase)) return false;
        for (Detection.Configuration.ConfigurationKey? key = subject; key is not null; key = key.Parent)
        {
            if (key.Name == "variables") return true;
        }
        return false;
    }
}
