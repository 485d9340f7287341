using Fairlead.Benchmarks;
using Fairlead.Sweeps;

var arguments = Arguments.Parse(args.Skip(1));
switch (args.FirstOrDefault())
{
    case "sweep":
        await Sweep.RunAsync(arguments);
        return 0;
    case "plant":
        await PlantingRun.RunAsync(arguments);
        return 0;
    default:
        Console.Error.WriteLine("usage: Fairlead.Sweeps (sweep | plant) --repository DIR [options]; docs/measurements/sweeps.md has the options");
        return 2;
}
