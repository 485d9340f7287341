using Fairlead.Benchmarks;

var command = args.FirstOrDefault();
var arguments = Arguments.Parse(args.Skip(1));

switch (command)
{
    case "analyzers":
        await AnalyzersBenchmark.RunAsync(arguments);
        return 0;
    case "generator":
        GeneratorBenchmark.Run(arguments);
        return 0;
    case "scanner":
        ScannerBenchmark.Run(arguments);
        return 0;
    default:
        Console.Error.WriteLine("usage: Fairlead.Benchmarks (analyzers | generator | scanner) [options]; docs/benchmarks.md has the options and examples");
        return 2;
}
