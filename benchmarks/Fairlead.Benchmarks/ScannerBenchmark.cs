using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.ConnectionStrings;
using Fairlead.Detection.Credentials.Headers;
using Fairlead.Detection.Credentials.Uris;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;

namespace Fairlead.Benchmarks;

/// <summary>
/// How fast the engine goes through text that holds no credential, which nearly all text is. The alternatives that a user would write in an hour only
/// look for the signatures of known formats; the engine also decides about every place it finds, and reads connection strings, URIs and headers.
/// </summary>
internal static class ScannerBenchmark
{
    public static void Run(Arguments arguments)
    {
        var texts = SourceFolder.Files(arguments).Select(File.ReadAllText).Where(text => CredentialScanner.Scan(text).Count == 0).ToList();
        var bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        string[] signatures = [.. SecretPatterns.All.SelectMany(pattern => pattern.Shape.Signatures).Distinct()];
        var values = SearchValues.Create(signatures, StringComparison.Ordinal);
        var regex = new Regex(string.Join('|', signatures.Select(Regex.Escape)), RegexOptions.Compiled | RegexOptions.CultureInvariant);

        Contender[] contenders =
        [
            new("CredentialScanner", text => CredentialScanner.Scan(text).Count),
            new($"its SecretScanner alone, {SecretPatterns.All.Count} formats", text => SecretScanner.Scan(text).Count),
            new("its ConnectionStringScanner", text => Count(text, ScanConnectionStrings)),
            new("its UriScanner", text => Count(text, UriScanner.Scan)),
            new("its HeaderScanner", text => Count(text, HeaderScanner.Scan)),
            new("its EmbeddedPairs", text => Count(text, EmbeddedPairs.Scan)),
            new($"one compiled Regex of the {signatures.Length} signatures", regex.Count),
            new($"SearchValues of the {signatures.Length} signatures", text => CountWith(values, text)),
        ];
        var runs = arguments.Number("runs", otherwise: 10);
        for (var run = -1; run < runs; run++)
        {
            foreach (var contender in contenders)
                contender.Run(texts, isWarmUp: run < 0);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{texts.Count:#,0} files without a finding, {bytes / 1e6:#,0.0} MB as UTF-8; best (median) of {runs} runs."));
        Console.WriteLine();
        var table = new MarkdownTable("contender", "throughput", "(median)", "ours / this, time", "allocated", "hits");
        foreach (var contender in contenders)
        {
            table.Add(
                contender.Name,
                Throughput(bytes, contender.Time.Best),
                Throughput(bytes, contender.Time.Median),
                contender == contenders[0] ? "" : Measurement.Ratio(contenders[0].Time.Best, contender.Time.Best),
                string.Create(CultureInfo.InvariantCulture, $"{contender.Allocated:#,0} B"),
                contender.Hits.ToString("#,0", CultureInfo.InvariantCulture));
        }

        table.Write(Console.Out);
    }

    private static string Throughput(long bytes, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6 / time.TotalSeconds:#,0} MB/s");

    private delegate void Scan(string text, ref List<CredentialMatch>? matches);

    private static void ScanConnectionStrings(string text, ref List<CredentialMatch>? matches) =>
        ConnectionStringScanner.Scan(text, isConnectionString: false, ref matches);

    private static int Count(string text, Scan scan)
    {
        List<CredentialMatch>? matches = null;
        scan(text, ref matches);
        return matches?.Count ?? 0;
    }

    private static int CountWith(SearchValues<string> values, ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(values)) >= 0; text = text[(at + 1)..])
            count++;
        return count;
    }

    private sealed class Contender(string name, Func<string, int> count)
    {
        public string Name => name;

        public Measurement Time { get; } = new();

        public long Allocated { get; private set; }

        public int Hits { get; private set; }

        public void Run(List<string> texts, bool isWarmUp)
        {
            Hits = 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            foreach (var text in texts)
                Hits += count(text);
            if (!isWarmUp)
                Time.Add(watch.Elapsed);
            Allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
    }
}
