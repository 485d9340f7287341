using Fairlead.Tool;

return await FairleadCommand.RunAsync(args, ToolContext.FromProcess());
