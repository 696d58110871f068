using CampaignBatch.Bench;

return args is ["sample", .. var rest] ? SampleVerb.Run(rest) : 0;
