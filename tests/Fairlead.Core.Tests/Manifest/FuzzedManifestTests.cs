using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Manifest;

/// <summary>Whatever a manifest holds, reading it ends, every problem has a place in it, and no message repeats a secret.</summary>
public class FuzzedManifestTests
{
    private const int Manifests = 10_000;

    [Fact]
    public void FuzzedManifests_AreReadAndReported()
    {
        int problems = 0, connections = 0;
        Parallel.For(0, Manifests, seed =>
        {
            IReadOnlyList<(string Path, string Text)> files = new ManifestFuzzer(seed).NextProject();
            ProjectManifest project = ProjectManifest.Read([.. files.Select(file => new ManifestSource(file.Path, file.Text))]);
            for (int i = 0; i < files.Count; i++) Check(seed, files[i].Text, project.Problems[i], checkEdits: seed % 10 == 0);
            CheckNames(seed, project.Manifest);
            Interlocked.Add(ref problems, project.Problems.Sum(file => file.Count));
            Interlocked.Add(ref connections, project.Manifest.Connections.Count);
        });

        // The mutations leave something to read, and something to say.
        Assert.True(connections > Manifests, $"{connections} connections");
        Assert.True(problems > Manifests, $"{problems} problems");
    }

    private static void Check(int seed, string text, IReadOnlyList<Problem> problems, bool checkEdits)
    {
        foreach (Problem problem in problems)
        {
            bool isInside = problem.Span.Start >= 0 && problem.Span.Length >= 0 && problem.Span.End <= text.Length;
            Assert.True(isInside, $"{seed}: {problem.Rule.Id} is at {problem.Span}");
            Assert.DoesNotContain(ManifestFuzzer.Secret, problem.Message, StringComparison.Ordinal);
            foreach (ProblemEdit edit in problem.Edits.Take(checkEdits ? 2 : 0)) CheckEdit(seed, text, edit);
        }
    }

    /// <summary>An edit leaves a text that can be read as well as before.</summary>
    private static void CheckEdit(int seed, string text, ProblemEdit edit)
    {
        Assert.DoesNotContain(ManifestFuzzer.Secret, edit.Title, StringComparison.Ordinal);
        IEnumerable<(SourceSpan Span, string Text)> changes = edit.NewText is { } newText
            ? [(edit.Span, newText)]
            : JsonRemoval.GetSpans(text, edit.Span).Select(span => (span, ""));
        string mended = changes.Reverse()
            .Aggregate(text, (current, change) => current.Remove(change.Span.Start, change.Span.Length)
                .Insert(change.Span.Start, change.Text));
        JsonError? error = JsonDocument.Parse(mended, JsonReaderOptions.Relaxed).Error;
        Assert.True(error is null, $"{seed}: '{edit.Title}' breaks the text: {error?.Message}");
    }

    private static void CheckNames(int seed, ManifestDocument manifest)
    {
        Assert.True(manifest.Connections.Select(connection => connection.MemberName).Distinct(StringComparer.OrdinalIgnoreCase)
            .Count() == manifest.Connections.Count, $"{seed}: names");
        Assert.True(manifest.Connections.Select(connection => connection.Id).Distinct()
            .Count() == manifest.Connections.Count, $"{seed}: ids");
    }
}
