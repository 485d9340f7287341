using System.Globalization;
using Fairlead.Soak;

// Runs that are too long for the tests: Fairlead.Soak (rotation | cache | store) [count] [sqlite | postgresql]
if (args is ["rotation", ..])
{
    int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
    return await RotationRun.RunAsync(count);
}

if (args is ["cache", ..])
{
    return await CacheRun.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
}

if (args is ["store", ..])
{
    return await StoreRun.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000, args.ElementAtOrDefault(2));
}

Console.Error.WriteLine("Usage: Fairlead.Soak (rotation | cache | store) [count] [sqlite | postgresql]");
return 2;
