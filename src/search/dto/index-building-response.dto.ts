import { ApiProperty } from '@nestjs/swagger';

/** Told instead of a page while older messages are still being made searchable. */
export class IndexBuildingResponse {
  @ApiProperty({ description: 'Stable name for programs.', enum: ['index_building'] })
  code!: 'index_building';

  @ApiProperty({ description: 'One sentence for people.', example: 'Messages are still being added to the index.' })
  detail!: string;

  @ApiProperty({
    description: 'Messages that wait, among those that were asked for.',
    type: 'integer',
    example: 12_000,
  })
  pending!: number;
}
