using System.Globalization;
using Fairlead.Soak;

// Runs that are too long for the tests: Fairlead.Soak rotation [count]
if (args is ["rotation", ..])
{
    int count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1000;
    return await RotationRun.RunAsync(count);
}

Console.Error.WriteLine("Usage: Fairlead.Soak rotation [count]");
return 2;
