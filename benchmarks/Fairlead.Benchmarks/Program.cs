using Fairlead.Benchmarks;

string[] everything = ["analyzers", "live", "light-bulb", "generator", "runtime", "scanner", "store", "randomness"];
var command = args.FirstOrDefault() ?? "";
if (command != "all" && !everything.Contains(command))
{
    Console.Error.WriteLine($"usage: Fairlead.Benchmarks ({string.Join(" | ", everything)} | all) [options]; docs/benchmarks.md has the options");
    return 2;
}

var arguments = Arguments.Parse(args.Skip(1));
foreach (var benchmark in command == "all" ? everything : [command])
{
    Console.WriteLine($"## {benchmark}");
    Console.WriteLine();
    switch (benchmark)
    {
        case "analyzers":
            await AnalyzersBenchmark.RunAsync(arguments);
            break;
        case "live":
            await LiveBenchmark.RunAsync(arguments);
            break;
        case "light-bulb":
            await LightBulbBenchmark.RunAsync(arguments);
            break;
        case "generator":
            GeneratorBenchmark.Run(arguments);
            break;
        case "runtime":
            RuntimeBenchmark.Run();
            RuntimeCosts.Run();
            break;
        case "randomness":
            RandomnessBenchmark.Run(arguments);
            break;
        case "store":
            await StoreBenchmark.RunAsync(arguments);
            break;
        default:
            ScannerBenchmark.Run(arguments);
            break;
    }
}

return 0;
