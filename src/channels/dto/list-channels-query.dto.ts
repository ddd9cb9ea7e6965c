import { BooleanQuery } from '../../common/validation/fields.js';

export class ListChannelsQueryDto {
  @BooleanQuery({ description: 'true lists the archived channels instead of those in use.' })
  archived: boolean = false;
}
